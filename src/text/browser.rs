//! Which kind of browser shows the page, as far as it decides what can be taken along.

/// A browser by what it can save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Browser {
    /// One that saves files and opens them.
    #[default]
    Whole,
    /// A browser on iOS other than Safari: no calendar takes its downloads.
    OtherIos,
    /// A view inside another app: no downloads, sometimes no print.
    InApp,
    /// LINE's own view, with the address that leads out of it.
    Line(String),
}

impl Browser {
    /// The kind, from what the browser calls itself; `page` is the page's address.
    ///
    /// By `; wv` on Android, by iOS without `Safari`, and by the names of the apps themselves.
    pub fn of(agent: &str, page: &str) -> Self {
        if agent.contains(" Line/") || agent.starts_with("Line/") {
            let sign = if page.contains('?') { '&' } else { '?' };
            return Self::Line(format!("{page}{sign}openExternalBrowser=1"));
        }
        let is_ios = ["iPhone", "iPad", "iPod"].iter().any(|device| agent.contains(device));
        let named = ["; wv", "Instagram", "FBAN", "FBAV"].iter().any(|mark| agent.contains(mark));
        let is_view = is_ios && agent.contains("AppleWebKit") && !agent.contains("Safari");
        if named || is_view {
            return Self::InApp;
        }
        let other = ["CriOS", "FxiOS", "EdgiOS", "OPiOS"].iter().any(|mark| agent.contains(mark));
        if is_ios && other { Self::OtherIos } else { Self::Whole }
    }
}

#[cfg(test)]
mod tests {
    use super::Browser;

    #[test]
    fn browsers_inside_apps_are_known_by_their_marks() {
        let ios = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";
        let android = "Mozilla/5.0 (Linux; Android 14; Pixel 8";
        let line = Browser::Line("https://c.example/?a=1&openExternalBrowser=1".to_owned());
        for (agent, browser) in [
            (
                format!("{ios} (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"),
                Browser::Whole,
            ),
            (
                format!("{ios} (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1"),
                Browser::OtherIos,
            ),
            (format!("{ios} (KHTML, like Gecko) Mobile/15E148"), Browser::InApp),
            (format!("{ios} (KHTML, like Gecko) Mobile/15E148 Instagram 300.0"), Browser::InApp),
            (format!("{ios} Mobile/15E148 [FBAN/FBIOS;FBAV/400.0]"), Browser::InApp),
            (format!("{ios} (KHTML, like Gecko) Mobile/15E148 Safari Line/14.0"), line),
            (
                format!("{android}; wv) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"),
                Browser::InApp,
            ),
            (
                format!("{android}) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"),
                Browser::Whole,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) Deadline/1.0 Firefox/140.0".to_owned(),
                Browser::Whole,
            ),
        ] {
            assert_eq!(Browser::of(&agent, "https://c.example/?a=1"), browser, "{agent}");
        }
    }
}
