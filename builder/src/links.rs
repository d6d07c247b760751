//! The link maker: the page's address with the quiz filled in, and a QR code of it.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::snippets::encoded;

/// What a link fills in. Every part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) page: String,
    pub(crate) race_date: String,
    /// A preset such as `marathon`, or a length such as `15km`.
    pub(crate) race: String,
    pub(crate) mileage: String,
    pub(crate) days: String,
    /// 1 to 7.
    pub(crate) weekdays: Vec<u32>,
}

impl Link {
    /// The address.
    pub(crate) fn address(&self) -> String {
        let page = self.page.trim().split('#').next().unwrap_or_default();
        let mut pairs = Vec::new();
        let mut push = |key: &str, value: &str| {
            if !value.is_empty() {
                pairs.push(["rcv.", key, "=", &encoded(value)].concat());
            }
        };
        push("mileage", &self.mileage.trim().replace(' ', ""));
        push("days", self.days.trim());
        if !self.race_date.is_empty() && !self.race.is_empty() {
            push("race", &[&self.race_date, ":", self.race.trim(), ":A"].concat());
        }
        let weekdays: Vec<String> = self.weekdays.iter().map(ToString::to_string).collect();
        push("weekdays", &weekdays.join(","));
        if pairs.is_empty() { page.to_owned() } else { [page, "#", &pairs.join("&")].concat() }
    }
}

/// A QR code: the path of its dark squares, one unit each, and how many units wide it is with its
/// quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    pub(crate) path: String,
    pub(crate) size: i32,
}

/// The empty border that readers need.
const QUIET: i32 = 4;

impl Code {
    /// The code of a text; nothing if it is too long for one.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in 0..code.size() {
                if code.get_module(x, y) {
                    let (x, y) = (x + QUIET, y + QUIET);
                    path.push_str(&["M", &x.to_string(), " ", &y.to_string(), "h1v1h-1z"].concat());
                }
            }
        }
        Some(Self { path, size: code.size() + 2 * QUIET })
    }

    /// A file that prints at any size: black on white, ten centimetres wide.
    pub(crate) fn file(&self) -> String {
        let Self { path, size } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100mm\" height=\"100mm\" \
             viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
             <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path d=\"{path}\"/></svg>\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use recovery_calculator::quiz::prefill;

    use super::{Code, Link};

    #[test]
    fn a_link_is_read_by_the_planner() {
        let link = Link {
            page: "https://a.example/runners#old".to_owned(),
            race_date: "2026-11-15".to_owned(),
            race: "10k".to_owned(),
            mileage: "45 km".to_owned(),
            days: "4".to_owned(),
            weekdays: vec![1, 3],
        };
        let address = link.address();
        let (page, fragment) = address.split_once('#').unwrap();
        assert_eq!(page, "https://a.example/runners");
        let read = prefill::read(fragment, "rcv");
        assert_eq!(read.refused, Vec::<String>::new(), "{fragment}");
        assert!(read.answers.is_some());
        assert_eq!(Link { page: "x".to_owned(), ..Link::default() }.address(), "x");
    }

    #[test]
    fn a_code_has_its_quiet_zone() {
        let code = Code::of("https://a.example/").unwrap();
        assert!(code.size >= 21 + 8 && code.path.starts_with("M4 4h1"), "{code:?}");
        assert!(code.file().contains("viewBox"));
        assert_eq!(Code::of(&"x".repeat(4000)), None);
    }
}
