//! How are the figures shown? As two Markdown tables, ours beside peers and goals; what reaches its goal is bold, and
//! what does not is listed below the tables.

use serde_json::Value;

use crate::trouble::{Result, Trouble};

const BEGIN: &str = "<!-- eval:begin, renewed by `cargo xtask eval --write` -->\n";
const END: &str = "<!-- eval:end -->";

/// Both tables and what misses its goal.
pub fn markdown(record: &Value, yardsticks: &Value) -> String {
    let mut missed = Vec::new();
    let stories = stories(record, &yardsticks["stories"], &mut missed);
    let sets = sets(&record["sets"], &yardsticks["sets"], &mut missed);
    let missed: String = missed.iter().map(|miss| format!("\n- {miss}")).collect();
    format!("{stories}\n{sets}\nBelow what we want:\n{}", if missed.is_empty() { "\n- nothing" } else { &missed })
}

/// The page with the text between its markers replaced.
pub fn renewed(page: &str, table: &str) -> Result<String> {
    let parts = page.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let Some((before, after)) = parts else {
        return Err(Trouble::new("README.md has no place for the figures")
            .remedy(format!("put these two lines where the table belongs:\n{BEGIN}{END}")));
    };
    Ok(format!("{before}{BEGIN}\n{table}\n\n{END}{after}"))
}

/// Four digits are enough, and the same on every machine.
pub fn round(value: &mut Value) {
    match value {
        Value::Object(inner) => {
            // How long it took is no figure of how good it is.
            inner.remove("seconds");
            inner.values_mut().for_each(round);
        }
        Value::Number(number) if number.is_f64() => {
            let rounded = (number.as_f64().unwrap_or_default() * 10_000.0).round() / 10_000.0;
            *value = rounded.into();
        }
        _ => {}
    }
}

/// "sets.mrpc.accuracy 0.736 → 0.741" for every figure that is another.
pub fn changes(before: &Value, now: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk("", before, now, &mut found);
    found
}

fn walk(path: &str, before: &Value, now: &Value, found: &mut Vec<String>) {
    match now {
        Value::Object(inner) => {
            for (name, value) in inner {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                walk(&path, &before[name], value, found);
            }
        }
        _ if before != now => found.push(format!("  {path}  {before} → {now}")),
        _ => {}
    }
}

/// One row a method, the stories pooled; then ours story by story.
fn stories(record: &Value, yard: &Value, missed: &mut Vec<String>) -> String {
    let columns = list(&yard["columns"]);
    let mut rows = vec![
        columns.iter().fold("| stories |".to_owned(), |row, column| format!("{row} {} |", text(&column["title"])))
            + " links / supports, story left out |",
        format!("|---|{}---|", "---|".repeat(columns.len())),
    ];
    for peer in list(&yard["peers"]) {
        rows.push(
            list(&peer["cells"]).iter().fold(format!("| {} |", text(&peer["name"])), |row, cell| {
                format!("{row} {} |", cell.as_str().unwrap_or("–"))
            }) + " – |",
        );
    }
    for story in list(&yard["shown"]) {
        let id = text(&story["id"]);
        let wanted = &yard["wanted"][&id];
        let name = text(&story["name"]);
        let mut below = Vec::new();
        let cells = columns.iter().map(|column| {
            let (cell, misses) = cell(&record["stories"][&id], column, wanted);
            below.extend(misses);
            cell
        });
        let cells = cells.fold(format!("| **Second Source**, {name} |"), |row, cell| format!("{row} {cell} |"));
        missed.extend((!below.is_empty()).then(|| format!("stories, {name}: {}", below.join(", "))));
        let left_out = ["link", "same"].map(|what| figure(&record["leftOut"][what][&id], 3));
        rows.push(format!("{cells} {} |", or_nothing(&left_out.join(" / "))));
        if !wanted.is_null() {
            let goals = columns.iter().map(|column| {
                let goals: Vec<String> =
                    list(&column["of"]).iter().map(|name| figure(&wanted[text(name)], 2)).collect();
                goals.join(" / ")
            });
            rows.push(
                goals.fold(format!("| wanted, {name} |"), |row, goal| format!("{row} {} |", or_nothing(&goal)))
                    + " – |",
            );
        }
    }
    rows.join("\n") + "\n"
}

/// One row a public set: words only, ours, wanted.
fn sets(figures: &Value, yard: &Value, missed: &mut Vec<String>) -> String {
    let mut rows =
        vec!["| set | measure | words only | Second Source | wanted |".to_owned(), "|---|---|---|---|---|".to_owned()];
    for set in list(yard) {
        let name = text(&set["name"]);
        let (cell, misses) = cell(&figures[&name], set, &set["wanted"]);
        missed.extend((!misses.is_empty()).then(|| format!("{name}: {}", misses.join(", "))));
        let all = |of: &Value| list(&set["of"]).iter().map(|m| figure(&of[text(m)], 3)).collect::<Vec<_>>().join(" / ");
        let (floor, wanted) = (all(&set["floor"]), all(&set["wanted"]));
        let floor = or_nothing(&floor);
        rows.push(format!("| {name} | {} | {floor} | {cell} | {wanted} |", text(&set["title"])));
    }
    rows.join("\n") + "\n"
}

/// The figures of one cell, each bold where it reaches its goal, and those that do not.
fn cell(figures: &Value, column: &Value, wanted: &Value) -> (String, Vec<String>) {
    let lower = list(&column["lower"]);
    let title = text(&column["title"]);
    let names: Vec<String> = match list(&column["says"]) {
        [] => title.split(" / ").map(str::to_owned).collect(),
        says => says.iter().map(text).collect(),
    };
    let (mut cells, mut missed) = (Vec::new(), Vec::new());
    for (place, name) in list(&column["of"]).iter().enumerate() {
        let path = text(name);
        // Where the gold has no such pair there is nothing to find.
        let empty = path.split_once('.').is_some_and(|(group, _)| figures[group]["gold"] == 0);
        let value = if empty { &Value::Null } else { at(figures, &path) };
        let shown = figure(value, 3);
        match (value.as_f64(), wanted[text(name)].as_f64()) {
            (Some(have), Some(goal)) if (have - goal) * if lower.contains(name) { -1.0 } else { 1.0 } >= -0.0005 => {
                cells.push(format!("**{shown}**"));
            }
            (Some(_), Some(goal)) => {
                missed.push(format!("{} {shown} (wanted {goal})", names.get(place).unwrap_or(&title)));
                cells.push(shown);
            }
            _ => cells.push(shown),
        }
    }
    (cells.join(" / "), missed)
}

/// The value at a path of names with dots.
fn at<'v>(value: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(value, |value, name| &value[name])
}

/// One dash where there is no figure at all.
fn or_nothing(cell: &str) -> &str {
    if cell.chars().all(|c| "– /".contains(c)) { "–" } else { cell }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn figure(value: &Value, digits: usize) -> String {
    value.as_f64().map_or_else(|| "–".to_owned(), |value| format!("{value:.digits$}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_reaches_its_goal_is_bold_and_a_miss_is_named() {
        let column = json!({"title": "F1 / false alarm", "of": ["f1", "alarm"], "lower": ["alarm"]});
        let wanted = json!({"f1": 0.97, "alarm": 0.02});
        assert_eq!(cell(&json!({"f1": 0.98, "alarm": 0.01}), &column, &wanted).0, "**0.980** / **0.010**");
        let (shown, missed) = cell(&json!({"f1": 0.9, "alarm": 0.03}), &column, &wanted);
        assert_eq!(shown, "0.900 / 0.030");
        assert_eq!(missed, ["F1 0.900 (wanted 0.97)", "false alarm 0.030 (wanted 0.02)"]);
    }

    #[test]
    fn only_the_text_between_the_markers_is_renewed() {
        let page = format!("before\n{BEGIN}old{END}\nafter");
        assert_eq!(renewed(&page, "new").expect("markers"), format!("before\n{BEGIN}\nnew\n\n{END}\nafter"));
        assert!(renewed("no markers", "new").is_err());
    }

    #[test]
    fn a_changed_figure_is_named_with_its_place() {
        let (before, now) = (json!({"a": {"b": 1, "c": 2}}), json!({"a": {"b": 1, "c": 3}}));
        assert_eq!(changes(&before, &now), ["  a.c  2 → 3"]);
    }
}
