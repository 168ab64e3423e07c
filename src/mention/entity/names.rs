//! Who is "Rubio", who is "the foreign minister"? The article's own full names answer.

use super::same::same_entity;
use super::{Entity, EntityKind};
use crate::mention::{Context, mentions};

/// Most names that one article is read with. A report seldom has a hundred, and each is held against all.
pub const MOST_NAMES: usize = 500;

/// The names of one article, each under its fullest key.
#[derive(Debug, Clone, Default)]
pub struct Names {
    known: Vec<Name>,
}

#[derive(Debug, Clone)]
struct Name {
    key: String,
    kind: EntityKind,
    titles: Vec<String>,
    /// How often the article uses exactly this key.
    count: usize,
}

impl Names {
    /// Reads the sentences of one article. Where the caller has their mentions already, [`Names::of`] is cheaper.
    pub fn gather<'a>(sentences: impl Iterator<Item = &'a str>, context: &Context) -> Names {
        let entities: Vec<Entity> = sentences.flat_map(|sentence| mentions(sentence, context).entities).collect();
        Names::of(entities.iter())
    }

    /// From entities found before, in the order of the article.
    pub fn of<'a>(entities: impl Iterator<Item = &'a Entity>) -> Names {
        let mut names = Names::default();
        for entity in entities {
            let full = names.known.len() >= MOST_NAMES;
            match names.known.iter_mut().find(|name| name.key == entity.key) {
                Some(name) => {
                    name.count += 1;
                    name.titles.extend(entity.title.clone().filter(|title| !name.titles.contains(title)));
                }
                None if full => {}
                None => names.known.push(Name {
                    key: entity.key.clone(),
                    kind: entity.kind,
                    titles: entity.title.clone().into_iter().collect(),
                    count: 1,
                }),
            }
        }
        names
    }

    /// The fullest key that this article gives the entity; its own where there is none.
    pub fn resolve(&self, entity: &Entity) -> String {
        if entity.kind == EntityKind::Nationality {
            return entity.key.clone();
        }
        let length = entity.key.split(' ').count();
        let fuller =
            self.known.iter().filter(|name| name.key.split(' ').count() > length && same_or_first(&entity.key, name));
        // Of two with that surname the one of the title, then the one named more often, then the one named first.
        let weight = |name: &Name| (entity.title.as_ref().is_some_and(|title| name.titles.contains(title)), name.count);
        let best = fuller.reduce(|best, name| if weight(name) > weight(best) { name } else { best });
        best.map_or_else(|| entity.key.clone(), |name| name.key.clone())
    }

    /// Key of the one person the article gives this title: "foreign minister". `None` where there are two, or none.
    pub fn holder(&self, title: &str) -> Option<&str> {
        let mut held = self.known.iter().filter(|name| name.titles.iter().any(|held| held == title));
        let first = held.next()?;
        let (fullest, all) = held.fold((first, true), |(fullest, all), name| {
            let longer = name.key.len() > fullest.key.len();
            (if longer { name } else { fullest }, all && same_entity(&name.key, &fullest.key))
        });
        all.then_some(fullest.key.as_str())
    }
}

/// "rubio" and "marco rubio"; in an article also the first word of a person's name: "xi" and "xi jinping".
fn same_or_first(key: &str, name: &Name) -> bool {
    let first = name.kind == EntityKind::Person && !key.contains(' ') && name.key.split(' ').next() == Some(key);
    same_entity(key, &name.key) || first
}
