//! The letters of a file that a program saved, by what it was told or by what makes sense.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Letters that languages of Western Europe have besides those of English.
const WESTERN: &str = "äöüßéèêëçñáíóúàìòùâîôûïåæøœÄÖÜÉÅØ’–€";
/// Bytes at the beginning of a file by which its letters are guessed.
const GUESSED_BY: usize = 64 << 10;

/// The letters of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters(&'static Encoding);

impl Letters {
    /// Those of a name that programs know, such as `windows-1250` or `shift_jis`.
    ///
    /// # Errors
    /// What would be right, when no letters have that name.
    pub fn named(name: &str) -> Result<Self, String> {
        let name = match name.trim().to_lowercase().as_str() {
            "mac-roman" => "macintosh".to_owned(),
            "utf-16" => "utf-16le".to_owned(),
            "latin-1" => "latin1".to_owned(),
            other => other.to_owned(),
        };
        let found = Encoding::for_label(name.as_bytes()).map(Self);
        found.ok_or_else(|| {
            "write a name such as utf-8, utf-16, windows-1252 (what Windows calls ANSI in the west), windows-1250, \
             windows-1251, mac-roman, shift_jis, gbk or big5"
                .to_owned()
        })
    }

    /// Its name for people.
    #[must_use]
    pub fn name(self) -> String {
        match self.0.name() {
            "macintosh" => "Mac Roman".to_owned(),
            "UTF-16LE" | "UTF-16BE" => "UTF-16".to_owned(),
            name => name.replace("windows-", "Windows-"),
        }
    }

    /// What a file is written in, by its mark or by what makes sense.
    pub(crate) fn guess(raw: &[u8]) -> Self {
        let head = &raw[..raw.len().min(GUESSED_BY)];
        let zeros = head.iter().filter(|byte| **byte == 0).count();
        if Encoding::for_bom(raw).is_some_and(|(found, _)| found != UTF_8) || zeros * 4 > head.len()
        {
            return Self(UTF_16LE);
        }
        if std::str::from_utf8(raw).is_ok() {
            return Self(UTF_8);
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(head, true);
        let likely = detector.guess(None, Utf8Detection::Deny);
        // The detector knows no Mac. Its letters are told by what they would be in Windows: signs that no word has.
        let sense = |encoding: &'static Encoding| {
            let (text, _) = encoding.decode_without_bom_handling(head);
            let is_western = |c: &char| WESTERN.contains(*c);
            let foreign = text.chars().filter(|c| !c.is_ascii());
            (foreign.clone().filter(is_western).count(), foreign.count())
        };
        let ((of_mac, all), (of_windows, _)) = (sense(MACINTOSH), sense(WINDOWS_1252));
        let is_mac = of_mac > of_windows && (likely == WINDOWS_1252 || of_mac == all);
        Self(if is_mac { MACINTOSH } else { likely })
    }

    pub(crate) fn decode(self, raw: &[u8]) -> String {
        let is_wide = [UTF_16LE, UTF_16BE].contains(&self.0);
        let encoding = if is_wide { wide(raw) } else { self.0 };
        let (text, _, _) = encoding.decode(raw);
        text.into_owned()
    }
}

/// Which half of its letters comes first. Without a mark: the zero of a plain letter stands behind it, or before.
fn wide(raw: &[u8]) -> &'static Encoding {
    let zeros = |from: usize| {
        let half = raw.iter().skip(from).step_by(2);
        half.filter(|byte| **byte == 0).count()
    };
    if zeros(0) > zeros(1) {
        UTF_16BE
    } else {
        UTF_16LE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_the_east_are_guessed_and_said() {
        for (text, page) in [
            (
                "имя;почта\nАнна Петрова;anna@example.org\nИван Сидоров;ivan@example.org\n",
                "Windows-1251",
            ),
            (
                "imię;nazwisko;miasto\nZażółć;Gęślą;Łódź\nŚwiętosława;Wiśniewska;Wrocław\nStanisław;Kozłowski;Kraków\n",
                "Windows-1250",
            ),
            (
                "名前,メール\n山田太郎,yamada@example.org\n佐藤花子,sato@example.org\n",
                "Shift_JIS",
            ),
            (
                "姓名,邮箱\n王小明,wang@example.org\n李华,li@example.org\n张伟,zhang@example.org\n",
                "GBK",
            ),
        ] {
            let given = Letters::named(page).unwrap();
            let (raw, _, lost) = given.0.encode(text);
            assert!(!lost, "{page}");
            let guessed = Letters::guess(&raw);
            assert_eq!(guessed.name(), page);
            assert_eq!(guessed.decode(&raw), text);
        }
    }

    #[test]
    fn a_name_that_no_letters_have_says_what_would_be_right() {
        assert!(
            Letters::named("klingon")
                .unwrap_err()
                .contains("windows-1252")
        );
        assert_eq!(
            Letters::named("latin-1").map(Letters::name),
            Letters::named("windows-1252").map(Letters::name)
        );
        for name in ["utf-8", "utf-16", "windows-1252", "mac-roman"] {
            assert!(Letters::named(name).is_ok(), "{name}");
        }
    }
}
