//! What a demo knows of its visit.

use std::sync::atomic::Ordering;

use crate::deployment::LocalDeployment;

impl LocalDeployment {
    /// Whether it is a demo.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.0.demo.is_some()
    }

    /// Whether the demo is played before somebody's eyes here.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        let demo = self.0.demo.as_ref();
        demo.is_some_and(|demo| demo.is_playing.load(Ordering::Acquire))
    }

    /// The demo is played here: what comes of it is opened elsewhere.
    pub(crate) fn begin_playing(&self) {
        if let Some(demo) = &self.0.demo {
            demo.is_playing.store(true, Ordering::Release);
        }
    }

    /// Somebody wants the demo to begin anew. Whether it is a demo.
    pub(crate) fn begin_anew(&self) -> bool {
        let demo = self.0.demo.as_ref();
        demo.inspect(|demo| demo.anew.notify_one()).is_some()
    }

    /// Waits until somebody wants the demo to begin anew; for ever, where it is none.
    pub(crate) async fn asked_anew(&self) {
        match &self.0.demo {
            Some(demo) => demo.anew.notified().await,
            None => std::future::pending().await,
        }
    }

    /// What happened when the clock was moved last.
    pub(crate) fn news(&self) -> Vec<String> {
        let demo = self.0.demo.as_ref();
        let news = demo.and_then(|demo| demo.news.lock().ok());
        news.map(|news| news.clone()).unwrap_or_default()
    }

    /// Keeps what happened when the clock was moved.
    pub(crate) fn set_news(&self, happened: Vec<String>) {
        if let Some(demo) = &self.0.demo
            && let Ok(mut news) = demo.news.lock()
        {
            *news = happened;
        }
    }
}
