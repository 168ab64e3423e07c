//! Does the source keep its order? Stages know only what stands before them, a module is named after what it holds, and
//! files stay short enough to be read.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

/// Lower never imports higher.
const ORDER: [&str; 13] = [
    "error", "text", "ingest", "mention", "claim", "library", "retrieve", "align", "lineage", "verdict", "report",
    "engine", "boundary",
];

/// Longest source file, in lines.
const LONGEST: usize = 400;

/// Folders that are made by tools or hold other people's work.
const NOT_OURS: [&str; 8] = ["node_modules", "target", "pkg", "dist", ".output", ".wxt", "generated", ".git"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files below `folder` with one of the extensions, as paths from the root with `/` between.
fn files(folder: &str, extensions: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(root().join(&folder)) else { continue };
        for name in entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()) {
            let path = folder.join(&name);
            if root().join(&path).is_dir() {
                folders.extend((!NOT_OURS.contains(&name.as_str())).then_some(path));
            } else if path.extension().is_some_and(|e| extensions.iter().any(|known| e == *known)) {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn rank(module: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == module)
}

/// `text` as tables of lines without comments, so that prose and links in it import nothing.
fn code_lines(text: &str) -> Vec<(usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default())).collect()
}

/// The modules of the crate's root that are named in a file, with their lines. `depth` is how many modules the file
/// stands below the root.
fn imports(text: &str, depth: usize) -> Vec<(usize, String)> {
    let code: String = code_lines(text).iter().map(|(_, line)| format!("{line}\n")).collect();
    let to_root = "super::".repeat(depth);
    let mut found = Vec::new();
    for root in ["crate::", to_root.as_str()] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().last();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let line = code[..at].lines().count().max(1) + usize::from(code[..at].ends_with('\n'));
            found.extend(named(&code[at + root.len()..]).into_iter().map(|module| (line, module)));
        }
    }
    found
}

/// The first names of a path, or of each path in a group: `{error::Error, text}` names two.
fn named(path: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut depth, mut names, mut part) = (0, Vec::new(), String::new());
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(std::mem::take(&mut part)),
            _ if depth == 0 => part.push(c),
            _ => {}
        }
    }
    names.push(part);
    names.iter().map(|name| word(name.trim())).filter(|name| !name.is_empty()).collect()
}

#[test]
fn a_stage_imports_only_what_stands_before_it() {
    let mut wrong = Vec::new();
    for path in files("src", &["rs"]) {
        let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').skip(1).filter(|part| *part != "mod").collect();
        let Some(mine) = rank(parts[0]) else {
            let is_shell = parts[0] == "lib" || parts[0] == "bin";
            assert!(is_shell, "{path}: the order {ORDER:?} in tests/layering.rs does not say where it stands");
            continue;
        };
        for (line, module) in imports(&text(&path), parts.len()) {
            if rank(&module).is_some_and(|theirs| theirs > mine) {
                wrong.push(format!("{path}:{line}: {} imports {module}, which comes after it", parts[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "order is {}\n{}", ORDER.join(" < "), wrong.join("\n"));
}

#[test]
fn imports_are_found_in_groups_and_in_tests_but_not_in_prose() {
    let source = "use crate::{error::Error, report::{A, B},\n    text};\n/// [`crate::boundary`]\nfn f() { crate::align::g() }\n\
                  mod tests { use crate::verdict::V; }\n// crate::engine\nuse super::super::claim::C;\nmy_crate::lineage::x();\n";
    let found: Vec<String> = imports(source, 2).into_iter().map(|(line, module)| format!("{line} {module}")).collect();
    assert_eq!(found, ["1 error", "1 report", "1 text", "4 align", "5 verdict", "7 claim"]);
}

#[test]
fn a_module_is_named_after_what_it_holds() {
    let vague = ["utils", "util", "common", "helpers", "helper", "model", "models", "misc"];
    let is_vague =
        |path: &String| path.split('/').any(|part| vague.contains(&part.split('.').next().unwrap_or_default()));
    let mut all = files("src", &["rs"]);
    for folder in ["extension", "www", "xtask", "tests"] {
        all.extend(files(folder, &["rs", "ts", "tsx"]));
    }
    let wrong: Vec<String> = all.into_iter().filter(is_vague).collect();
    assert!(wrong.is_empty(), "say what it holds instead:\n{}", wrong.join("\n"));
}

#[test]
fn no_source_file_is_longer_than_one_sitting() {
    let mut long = Vec::new();
    for folder in ["src", "extension", "www", "xtask", "tests"] {
        for path in files(folder, &["rs", "ts", "tsx"]).into_iter().filter(|path| !path.ends_with(".d.ts")) {
            let lines = text(&path).lines().count();
            long.extend((lines > LONGEST).then(|| format!("{path}: {lines} lines")));
        }
    }
    assert!(long.is_empty(), "more than {LONGEST} lines; give a part a file of its own:\n{}", long.join("\n"));
}

/// Text of other people's pages must never be read as HTML by ours.
#[test]
fn nothing_is_written_into_a_page_as_html() {
    // The build step that takes `innerHTML` out of libraries has to name it; tests make pages of their own.
    let may_name_it = |path: &str| path.ends_with("no-inner-html.ts") || path.contains(".test.");
    let mut wrong = Vec::new();
    for folder in ["extension", "www"] {
        for path in files(folder, &["ts", "tsx", "js", "mjs", "html"]).into_iter().filter(|path| !may_name_it(path)) {
            for (line, code) in text(&path).lines().enumerate() {
                let written = ["innerHTML", "outerHTML =", "insertAdjacentHTML", "dangerouslySetInnerHTML"];
                let found = written.iter().find(|name| code.contains(*name));
                wrong.extend(found.map(|name| format!("{path}:{}: {name}", line + 1)));
            }
        }
    }
    assert!(wrong.is_empty(), "build elements and set their text instead:\n{}", wrong.join("\n"));
}

#[test]
fn every_included_table_is_there() {
    let mut missing = Vec::new();
    for path in files("src", &["rs"]) {
        for (line, code) in code_lines(&text(&path)) {
            for included in code.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let target = root().join(&path).parent().map(|folder| folder.join(included));
                let is_there = target.is_some_and(|target| fs::metadata(target).is_ok_and(|found| found.len() > 0));
                missing.extend((!is_there).then(|| format!("{path}:{line}: {included} is missing or empty")));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
