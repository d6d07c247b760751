//! Releases with faults, in a folder and on a server.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    thread,
};

use super::{LIST, verify};
use crate::{integrity, pack, root};

const WASM: &str = "recovery-calculator.0123456789abcdef.wasm";
const MODULE: &str = "recovery-calculator.js";

/// A small release with its list and its compressed doubles.
fn release(name: &str) -> PathBuf {
    let folder = root().join("target/tmp/verify").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("locales")).unwrap();
    let files = [(WASM, "\0asm"), (MODULE, "export {}"), ("locales/en.json", "{}")];
    let mut list = serde_json::Map::new();
    for (name, text) in files.into_iter().chain([("help.html", "<!doctype html>")]) {
        fs::write(folder.join(name), text).unwrap();
        list.insert(name.to_owned(), integrity::sha384(text.as_bytes()).into());
    }
    fs::write(folder.join(LIST), serde_json::to_string(&list).unwrap()).unwrap();
    for name in [WASM, MODULE, LIST] {
        pack::pack(&folder.join(name)).unwrap();
    }
    folder
}

/// What is said of a folder.
fn of_folder(folder: &Path) -> Vec<String> {
    let target = super::Target::read(folder.to_str().unwrap()).unwrap();
    super::problems(&target, &super::own_list(&target).unwrap()).unwrap()
}

#[test]
fn an_unchanged_folder_passes() {
    let folder = release("unchanged");
    assert_eq!(of_folder(&folder), Vec::<String>::new());
    verify(folder.to_str().unwrap(), false).unwrap();
}

#[test]
fn each_changed_file_of_a_folder_is_named() {
    let folder = release("changed");
    fs::write(folder.join(MODULE), "export {} // changed").unwrap();
    fs::remove_file(folder.join("locales/en.json")).unwrap();
    fs::write(folder.join("notes.txt"), "ours").unwrap();
    fs::write(folder.join([WASM, ".gz"].concat()), "old").unwrap();
    assert_eq!(
        of_folder(&folder),
        [
            "locales/en.json is missing (no such file)".to_owned(),
            "recovery-calculator.js differs: it is not the file of the release, or was changed"
                .to_owned(),
            "notes.txt is there too much: the release has no such file".to_owned(),
            format!("{WASM}.gz differs: unpacked it is not the file beside it"),
        ]
    );
    let error = verify(folder.to_str().unwrap(), false).unwrap_err().to_string();
    assert!(error.ends_with("4 of 4 files"), "{error}");
}

#[test]
fn what_is_no_release_is_told() {
    let folder = root().join("target/tmp/verify/other");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let error = |target: &str| verify(target, false).unwrap_err().to_string();
    assert!(error(folder.to_str().unwrap()).contains("has no integrity.json (no such file)"));
    assert!(error("no/such/folder").contains("neither a folder nor an address"));
    assert!(error("https://clinic.example/?a=b").contains("without ? and #"));
    fs::write(folder.join(LIST), "{}").unwrap();
    assert!(error(folder.to_str().unwrap()).contains("names no file"));
}

/// A server's answer: status, type and content.
type Reply = (u16, &'static str, Vec<u8>);

/// Serves the folder, with other answers where `changed` has one; returns its address.
fn served(folder: PathBuf, changed: fn(&str) -> Option<Reply>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/rcv", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            reply(&mut stream.unwrap(), &folder, changed);
        }
    });
    address
}

fn reply(stream: &mut TcpStream, folder: &Path, changed: fn(&str) -> Option<Reply>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let _headers: Vec<_> =
        lines.map_while(|line| line.ok().filter(|line| !line.is_empty())).collect();
    let name = first.split(' ').nth(1).unwrap().strip_prefix("/rcv/").unwrap_or_default();
    let (status, mime, bytes) = changed(name).unwrap_or_else(|| {
        let mime = match name.rsplit('.').next() {
            Some("js") => "text/javascript; charset=utf-8",
            Some("wasm") => "application/wasm",
            _ => "application/json",
        };
        fs::read(folder.join(name)).map_or((404, "text/html", Vec::new()), |file| (200, mime, file))
    });
    let length = bytes.len();
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(&bytes).unwrap();
}

/// What is said of an address.
fn of_web(name: &str, changed: fn(&str) -> Option<Reply>) -> Vec<String> {
    let target = super::Target::read(&served(release(name), changed)).unwrap();
    super::problems(&target, &super::own_list(&target).unwrap()).unwrap()
}

#[test]
fn an_unchanged_website_passes() {
    assert_eq!(of_web("website", |_| None), Vec::<String>::new());
    let address = served(release("website-of-files"), |_| None);
    for target in ["", "/", "/recovery-calculator.js", "/START-HERE.html"] {
        verify(&[&address, target].concat(), false).unwrap();
    }
}

#[test]
fn each_fault_of_a_website_is_told_in_words() {
    let said = of_web("faulty", |name| match name {
        WASM => Some((200, "text/html", b"\n<!DOCTYPE html><title>Shop</title>".to_vec())),
        MODULE => Some((200, "text/plain", b"export {}".to_vec())),
        "locales/en.json" => Some((404, "text/html", Vec::new())),
        "help.html" => Some((200, "text/html", b"<!doctype html><p>Other".to_vec())),
        _ => None,
    });
    assert_eq!(
        said,
        [
            "help.html differs: it is not the file of the release, or was changed".to_owned(),
            "locales/en.json is missing (the server answers 404)".to_owned(),
            format!("{WASM} is missing: the server answers with a web page instead"),
            "recovery-calculator.js is sent as text/plain instead of text/javascript, so the planner \
             does not start: see docs/hosting.md"
                .to_owned(),
        ]
    );
    let said = of_web("octets", |name| {
        (name == WASM).then(|| (200, "application/octet-stream", b"\0asm".to_vec()))
    });
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("instead of application/wasm, so the planner starts later"),
        "{said:?}"
    );
}

#[test]
fn a_website_without_a_release_is_told() {
    let error =
        |changed| verify(&served(release("elsewhere"), changed), false).unwrap_err().to_string();
    let gone = error(|_| Some((404, "text/html", Vec::new())));
    assert!(gone.contains("has no integrity.json (the server answers 404)"), "{gone}");
    let page = error(|_| Some((200, "text/html", b"<html lang=en>".to_vec())));
    assert!(page.contains("answers with a web page instead of integrity.json"), "{page}");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = format!("http://{}/", listener.local_addr().unwrap());
    drop(listener);
    let error = verify(&closed, false).unwrap_err().to_string();
    assert!(error.contains(&closed), "{error}");
}
