//! The threads on which `baton up` does the work of every function.

use tokio::runtime::{Builder, Runtime};

/// The stack of each thread that does a function's work: as much as a deployed function has on its first thread. Steps of a build that is not
/// optimised take many times what those of a release do, and that of the manager's list more than the two megabytes that a thread has by itself.
const STACK_BYTES: usize = 8 << 20;

/// What runs a whole deployment on this machine.
pub(super) fn runtime() -> std::io::Result<Runtime> {
    Builder::new_multi_thread()
        .thread_stack_size(STACK_BYTES)
        .enable_all()
        .build()
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;
    use std::process::Command;

    use super::*;

    /// More than a thread has by itself, and less than [`STACK_BYTES`].
    const DEEP: usize = 6 << 20;
    /// Stands in the environment of the process that this test starts.
    const STARTED: &str = "STARTED_BY_THE_TEST_OF_THE_STACK";

    fn goes_down() -> usize {
        let top = 0_u8;
        goes_down_from(std::ptr::from_ref(black_box(&top)).addr())
    }

    /// How far below a place of the stack it came: until that is deep enough.
    fn goes_down_from(top: usize) -> usize {
        let here = [0_u8; 1024];
        let depth = top.abs_diff(std::ptr::from_ref(black_box(&here)).addr());
        let reached = if depth < DEEP {
            goes_down_from(top)
        } else {
            depth
        };
        // It is still needed: no compiler makes a loop of this.
        let _ = black_box(&here);
        reached
    }

    #[test]
    fn each_thread_has_the_stack_of_a_function_however_it_was_started() {
        if std::env::var_os(STARTED).is_some() {
            let (task, blocking) = runtime().unwrap().block_on(async {
                let task = tokio::spawn(async { goes_down() });
                let blocking = tokio::task::spawn_blocking(goes_down);
                (task.await.unwrap(), blocking.await.unwrap())
            });
            assert!(task >= DEEP && blocking >= DEEP, "{task} {blocking}");
            return;
        }
        // What cargo says of the stack of tests would hold for these threads, too: so it runs once more in a process that nobody told.
        let (_, here) = module_path!().split_once("::").unwrap();
        let this =
            format!("{here}::each_thread_has_the_stack_of_a_function_however_it_was_started");
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &this])
            .env(STARTED, "yes")
            .env_remove("RUST_MIN_STACK")
            .output()
            .unwrap();
        let [said, complained] =
            [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
        let is_run = output.status.success() && said.contains("1 passed");
        assert!(is_run, "{}: {said}{complained}", output.status);
    }
}
