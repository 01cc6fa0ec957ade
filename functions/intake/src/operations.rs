//! What is done at each of the form's addresses, as OpenAPI has it: the rows of `route::ADDRESSES` name these.

use cloud::route::{come_again, component, page};
use serde_json::{Value, json};

/// The tag of the form's addresses.
pub(crate) const TAG: &str = "forms";

/// A refusal: a page to a person, problem details to a program.
fn refusal(description: &str) -> Value {
    let mut refusal = page(description);
    refusal["content"]["application/problem+json"] =
        json!({ "schema": component("schemas", "Problem") });
    refusal
}

/// An operation without a body.
fn operation(id: &str, summary: &str, responses: Value) -> Value {
    json!({ "operationId": id, "tags": [TAG], "summary": summary, "responses": responses })
}

/// A page of a form, which is there if the form is.
fn page_of_a_form(id: &str, summary: &str) -> Value {
    let responses = json!({ "200": page("The page."), "404": component("responses", "NoForm") });
    operation(id, summary, responses)
}

/// `GET /openapi.json`
pub(crate) fn describe() -> Value {
    let document = json!({ "type": "object", "required": ["openapi", "info", "paths"] });
    let response = json!({
        "description": "An OpenAPI document.",
        "content": { "application/json": { "schema": document } },
    });
    operation("describe", "This description.", json!({ "200": response }))
}

/// `GET /f/{form}`
pub(crate) fn form_page() -> Value {
    page_of_a_form(
        "formPage",
        "The form as a page. Fields of the query are filled in before; none of them ticks a box.",
    )
}

/// `GET /f/{form}/thanks`
pub(crate) fn thanks() -> Value {
    page_of_a_form("thanks", "When the acknowledgement and the call will come.")
}

/// `GET /f/{form}/embed`
pub(crate) fn embed() -> Value {
    let mut embed = page_of_a_form("embed", "The form as HTML for one's own site.");
    embed["responses"]["400"] = page("The host of the request is none that a form could post to.");
    embed
}

/// `OPTIONS /f/{form}`
pub(crate) fn preflight() -> Value {
    let allow = json!({ "allow": { "schema": { "type": "string" }, "required": true } });
    let responses = json!({
        "204": { "description": "It may, if the answer names the origin.", "headers": allow },
        "403": { "description": "It may not." },
        "404": component("responses", "NoForm"),
    });
    let summary = "A browser asks whether another site's script may post here.";
    let mut preflight = operation("preflight", summary, responses);
    preflight["parameters"] = json!([component("parameters", "Origin")]);
    preflight
}

/// `POST /f/{form}`
pub(crate) fn submit() -> Value {
    let vary = json!({ "schema": { "type": "string" }, "required": true });
    let location = json!({ "schema": { "type": "string", "minLength": 1 }, "required": true });
    let accepted = json!({ "schema": component("schemas", "Accepted") });
    let typed = json!({ "schema": component("schemas", "TypedAnswers") });
    let again = json!({
        "text/plain": { "schema": { "type": "string", "minLength": 1, "maxLength": 256 } },
        "application/json": { "schema": { "type": "object", "additionalProperties": { "type": "string" } } },
    });
    let responses = json!({
        "200": { "description": "The word by which its service makes sure that the address is meant, as the source's file says that it is read again: alone, or with its signature.", "content": again },
        "202": { "description": "Kept.", "headers": { "vary": vary }, "content": { "application/json": accepted } },
        "303": { "description": "Kept; the browser goes to the thank-you page.", "headers": { "location": location, "vary": vary } },
        "400": refusal("The body cannot be read, or the idempotency key is none."),
        "403": refusal("This site may not post here."),
        "404": component("responses", "NoForm"),
        "413": refusal("Over 64 KiB."),
        "415": refusal("Neither a form's body nor JSON, or not in UTF-8."),
        "422": refusal("Fields need another look, the redirect is not allowed, or the idempotency key came with other fields before. Nothing was kept."),
        "503": come_again(refusal("Too busy; nothing was kept.")),
    });
    let summary = "Somebody asks: the inquiry is kept before this is answered.";
    let mut submit = operation("submit", summary, responses);
    submit["description"] = json!(
        "A program (a JSON body, or Accept: application/json) gets ids and problem details, a browser a redirect and pages. Without an Idempotency-Key, the same fields within a while are one inquiry."
    );
    submit["parameters"] = json!([
        component("parameters", "IdempotencyKey"),
        component("parameters", "Origin"),
    ]);
    submit["requestBody"] = json!({
        "required": true,
        "content": {
            "application/json": { "schema": component("schemas", "Answers") },
            "application/x-www-form-urlencoded": typed,
            "multipart/form-data": typed,
        },
    });
    submit
}

/// `GET /in/{source}`
pub(crate) fn check() -> Value {
    let word = json!({ "text/plain": { "schema": { "type": "string", "minLength": 1, "maxLength": 256 } } });
    let responses = json!({
        "200": { "description": "The word that was to be read again.", "content": word },
        "401": problem_alone("The word that was agreed on is missing or another one."),
        "404": refusal("There is no such source, or its service does not ask."),
        "503": come_again(problem_alone("The secret cannot be read now.")),
    });
    let mut check = operation(
        "check",
        "A service makes sure that the address is meant.",
        responses,
    );
    check["description"] = json!(
        "Which parameters it asks with, says the source's file: hub.verify_token and hub.challenge, for instance."
    );
    check
}

/// `POST /in/{source}`
pub(crate) fn deliver() -> Value {
    let id = json!({ "type": "string", "pattern": "^[a-z0-9]+$" });
    let leads = json!({
        "type": "object",
        "required": ["leads"],
        "additionalProperties": false,
        "properties": { "leads": { "type": "array", "items": id, "description": "The leads that it belongs to: none of what is not wanted." } },
    });
    let responses = json!({
        "202": { "description": "Kept. What no rule understands is read by a person.", "content": { "application/json": { "schema": leads } } },
        "401": problem_alone("Nothing proves that it comes from there. Nothing was kept."),
        "404": refusal("There is no such source."),
        "413": problem_alone("Over 256 KiB, or more than 200 inquiries at once; nothing was kept."),
        "503": come_again(problem_alone("It cannot be taken now; nothing was kept.")),
    });
    let mut deliver = operation(
        "deliver",
        "Another system brings what happened there.",
        responses,
    );
    deliver["description"] = json!(
        "How a delivery is signed and what of it becomes which field, says the source's file. What is brought again is answered and not done again."
    );
    let any = json!({ "schema": {} });
    deliver["requestBody"] = json!({
        "required": true,
        "content": { "application/json": any, "application/x-www-form-urlencoded": { "schema": { "type": "object" } } },
    });
    deliver
}

/// A refusal that is told to programs alone.
fn problem_alone(description: &str) -> Value {
    let problem = json!({ "schema": component("schemas", "Problem") });
    json!({ "description": description, "content": { "application/problem+json": problem } })
}

/// What the operations refer to.
pub(crate) fn components() -> Value {
    json!({
        "parameters": {
            "Form": {
                "name": "form",
                "in": "path",
                "required": true,
                "description": "A form's name.",
                "schema": { "type": "string", "pattern": "^[a-z0-9-]{1,64}$" },
                "example": "contact",
            },
            "Source": {
                "name": "source",
                "in": "path",
                "required": true,
                "description": "A source's name: that of its file.",
                "schema": { "type": "string", "pattern": "^[a-z0-9-]{1,64}$" },
                "example": "lead-ad",
            },
            "IdempotencyKey": {
                "name": "Idempotency-Key",
                "in": "header",
                "required": false,
                "description": "Names one submission: what comes again with it is answered and not done again.",
                "schema": { "type": "string", "pattern": "^[!-~]{1,255}$" },
            },
            "Origin": {
                "name": "Origin",
                "in": "header",
                "required": false,
                "description": "The site whose script asks.",
                "schema": { "type": "string" },
            },
        },
        "schemas": {
            "Answers": answers(),
            "TypedAnswers": typed_answers(),
            "Accepted": accepted(),
            "Problem": problem(),
        },
        "responses": { "NoForm": refusal("There is no such form.") },
    })
}

/// What a browser sends: every field is a text.
fn typed_answers() -> Value {
    json!({
        "type": "object",
        "description": "The fields are those of the form's file; here are the ones of the form contact as it is shipped. Fields that a form does not know are kept as answers, at most 64 in all.",
        "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 200 },
            "email": { "type": "string", "format": "email", "maxLength": 254 },
            "phone": { "type": "string" },
            "company": { "type": "string", "maxLength": 200 },
            "topic": { "type": "string", "minLength": 1, "description": "sales, support, partnership, other; anything else reads \"your inquiry\"." },
            "message": { "type": "string", "maxLength": 5000 },
            "timeframe": { "enum": ["now", "quarter", "later", "looking", ""] },
            "budget": { "type": "string", "maxLength": 200 },
            "contact_when": { "enum": ["now", "week", "later", ""] },
            "contact_how": { "enum": ["any", "phone", "email", ""] },
            "newsletter": { "enum": ["yes", "no", ""] },
            "redirect": { "type": "string", "format": "uri", "description": "Where the browser shall go: an address that the form allows." },
        },
        "additionalProperties": { "type": "string" },
        "required": ["name", "topic"],
        "anyOf": [{ "required": ["email"] }, { "required": ["phone"] }],
        "examples": [{
            "name": "Ana Silva",
            "email": "ana@example.org",
            "phone": "555 010 0123",
            "topic": "sales",
            "message": "What would it cost?",
        }],
    })
}

/// What a program sends: the same, and values of other kinds.
fn answers() -> Value {
    let mut answers = typed_answers();
    let known = answers["description"].as_str().unwrap_or_default();
    answers["description"] = json!(format!(
        "{known} Texts, numbers, true or false, null, and lists of these."
    ));
    answers["minProperties"] = json!(1);
    answers["maxProperties"] = json!(64);
    let kinds = json!(["string", "number", "boolean", "null"]);
    answers["additionalProperties"] = json!({
        "anyOf": [{ "type": kinds }, { "type": "array", "items": { "type": kinds } }],
    });
    answers
}

fn accepted() -> Value {
    let id = "^[a-z0-9]+$";
    json!({
        "type": "object",
        "required": ["lead", "inquiry", "repeated", "thanks"],
        "additionalProperties": false,
        "properties": {
            "lead": { "type": "string", "pattern": id, "description": "The lead that it belongs to." },
            "inquiry": { "type": "string", "pattern": id },
            "repeated": { "type": "boolean", "description": "The same had been kept before." },
            "thanks": { "type": "string", "minLength": 1, "description": "Where a browser would have been sent." },
        },
    })
}

fn problem() -> Value {
    let kinds = [
        "body",
        "idempotency-key",
        "foreign-origin",
        "foreign-redirect",
        "fields",
        "busy",
        "key-reused",
        "not-found",
        "method",
        "unproven",
    ];
    json!({
        "type": "object",
        "description": "RFC 9457.",
        "required": ["type", "title", "status", "detail"],
        "additionalProperties": false,
        "properties": {
            "type": { "enum": kinds.map(|kind| format!("urn:baton:problem:{kind}")) },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string" },
            "errors": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["field", "reason"],
                    "additionalProperties": false,
                    "properties": {
                        "field": { "type": "string", "description": "The field's name; empty when it is about all of them." },
                        "reason": { "type": "string" },
                    },
                },
            },
        },
    })
}
