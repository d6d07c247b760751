//! The kind of browser, which decides how a plan can be saved.

/// A browser, by what it can save.
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
    /// Whether it saves files.
    pub const fn saves_files(&self) -> bool {
        matches!(self, Self::Whole | Self::OtherIos)
    }

    /// The kind that a user agent string describes; `page` is the address of the page.
    ///
    /// A view inside an app has `; wv` on Android, lacks `Safari` on iOS, or names its app: some
    /// apps call themselves Safari or Chrome too.
    pub fn of(agent: &str, page: &str) -> Self {
        if agent.contains(" Line/") || agent.starts_with("Line/") {
            let sign = if page.contains('?') { '&' } else { '?' };
            return Self::Line(format!("{page}{sign}openExternalBrowser=1"));
        }
        let is_ios = ["iPhone", "iPad", "iPod"].iter().any(|device| agent.contains(device));
        let named = APPS.iter().any(|mark| agent.contains(mark));
        let is_view = is_ios && agent.contains("AppleWebKit") && !agent.contains("Safari");
        if named || is_view {
            return Self::InApp;
        }
        let other = ["CriOS", "FxiOS", "EdgiOS", "OPiOS"].iter().any(|mark| agent.contains(mark));
        if is_ios && other { Self::OtherIos } else { Self::Whole }
    }
}

/// Marks of views inside apps: Android's own, Instagram, Facebook and Messenger, `TikTok`, `WeChat`,
/// Telegram, Snapchat, Pinterest, `LinkedIn`, X, Threads, `KakaoTalk`, `Naver`, `Weibo`, `QQ` and the
/// Google app on iOS.
const APPS: [&str; 22] = [
    "; wv",
    "Instagram",
    "FBAN",
    "FBAV",
    "FB_IAB",
    "BytedanceWebview",
    "musical_ly",
    "TikTok",
    "trill_",
    "MicroMessenger",
    "Telegram",
    "Snapchat",
    "[Pinterest/",
    "LinkedInApp",
    "Twitter",
    "Barcelona ",
    "KAKAOTALK",
    "NAVER(",
    "Weibo",
    " QQ/",
    "GSA/",
    "Discord/",
];

#[cfg(test)]
mod tests {
    use super::Browser;

    #[test]
    fn apps_that_call_themselves_a_browser_are_known() {
        let ios = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 \
                   (KHTML, like Gecko)";
        let android = "Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A) AppleWebKit/537.36 \
                       (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36";
        for app in [
            format!("{android} musical_ly_2023406030 JsSdk/1.0 BytedanceWebview/d8a21c6"),
            format!("{android} trill_340603 JsSdk/1.0 NetType/WIFI AppName/trill"),
            format!("{ios} Version/17.5 Mobile/15E148 Safari/604.1 musical_ly_35.1.0 TikTok 35.1"),
            format!(
                "{android} XWEB/1260059 MMWEBSDK/20240501 MicroMessenger/8.0.50.2701 WeChat/arm64"
            ),
            format!(
                "{ios} Mobile/15E148 Safari/604.1 MicroMessenger/8.0.49(0x18003137) NetType/4G"
            ),
            format!(
                "{android} Telegram-Android/11.3.3 (Samsung SM-S918B; Android 14; SDK 34; HIGH)"
            ),
            format!("{ios} Version/17.5 Mobile/15E148 Safari/604.1 Telegram-iOS/11.2"),
            format!("{ios} Version/17.5 Mobile/15E148 Snapchat/12.95 (like Safari/8617.1, panda)"),
            format!("{android} [Pinterest/Android]"),
            format!("{ios} Version/17.5 Mobile/15E148 Safari/604.1 [LinkedInApp]/9.29"),
            format!("{ios} Version/17.5 Mobile/15E148 Safari/604.1 Twitter for iPhone/10.44"),
            format!("{android} Barcelona 340.0.0 Android"),
            format!("{android} KAKAOTALK/10.8.1 (INAPP)"),
            format!("{ios} GSA/323.0 Mobile/15E148 Safari/604.1"),
        ] {
            assert_eq!(Browser::of(&app, "https://c.example/"), Browser::InApp, "{app}");
        }
        for whole in [
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) \
             SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) \
             Chrome/126.0 Mobile Safari/537.36 EdgA/126.0",
            "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0",
        ] {
            assert_eq!(Browser::of(whole, "https://c.example/"), Browser::Whole, "{whole}");
        }
    }

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
