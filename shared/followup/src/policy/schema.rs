//! What the files of a policy may say, as JSON Schema made of the types that read them: what the reference page is written from.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

use super::campaign::Campaign;
use super::layout::{CalendarFile, PolicyFile};
use crate::form::FormWords;
use crate::form::challenge_source::{ChallengeSource, ChallengeTable};
use crate::form::definition::RawForm;
use crate::language::{ByLanguage, Language, SpokenLanguages};
use crate::source::layout::RawSource;
use crate::team::Roster;
use crate::template::Header;

/// Each file of a policy, and what it may say.
#[must_use]
pub fn schemas() -> [(&'static str, Schema); 8] {
    [
        ("policy.toml", schema_for!(PolicyFile)),
        ("team.toml", schema_for!(Roster)),
        ("calendars/NAME.toml", schema_for!(CalendarFile)),
        ("forms/NAME.toml", schema_for!(RawForm)),
        ("forms/NAME.LANGUAGE.toml", schema_for!(FormWords)),
        ("campaigns/NAME.toml", schema_for!(Campaign)),
        ("sources/NAME.toml", schema_for!(RawSource)),
        ("templates/NAME.md", schema_for!(Header)),
    ]
}

impl JsonSchema for Language {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let tags: Vec<&str> = Language::ALL.iter().map(|one| one.tag()).collect();
        json_schema!({ "type": "string", "enum": tags })
    }
}

impl JsonSchema for SpokenLanguages {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "SpokenLanguages".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Language>::json_schema(generator)
    }
}

/// One value, or one for each language.
impl<T: JsonSchema> JsonSchema for ByLanguage<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}ByLanguage", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = T::json_schema(generator);
        schema.insert("x-by-language".to_owned(), true.into());
        schema
    }
}

/// The kind alone, or a table.
impl JsonSchema for ChallengeSource {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ChallengeSource".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<ChallengeTable>()
    }
}
