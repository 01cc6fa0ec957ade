//! A form arrives and becomes an inquiry: the edge of Baton that strangers reach.
//!
//! [`route`](route::route) says what a request is for. A post goes through [`envelope`](post::envelope) and
//! [`receive`](post::receive), which check and parse all of it before anything is written; one write accepts it; [`respond_accepted`](post::respond_accepted) answers. What is refused is refused as a
//! whole, by [`RefusedPost::respond`](post::RefusedPost::respond), as a page to a person and as problem details to a program.

pub mod answer;
mod asker;
pub mod body;
mod crm;
mod delivery;
pub mod description;
pub mod embed;
mod fields;
mod handle;
pub mod language;
mod operations;
pub mod owner;
pub mod page;
pub mod post;
pub mod problem;
mod proof;
mod proven;
mod reception;
pub mod request;
pub mod route;
pub mod stamp;
pub mod thanks;
mod token;
mod widget;

pub use handle::handle;
