//! Many people who ask the same way, known by their numbers.

use baton::LocalDeployment;

pub(crate) fn address(number: usize) -> String {
    format!("p{number}@customer{number}.test")
}

/// One of them asks about buying, by the form.
pub(crate) async fn asks(deployment: &LocalDeployment, number: usize) {
    let (name, email) = (format!("Pat Number{number}"), address(number));
    let fields = [
        ("name", name.as_str()),
        ("email", &email),
        ("topic", "sales"),
    ];
    deployment.inquire("contact", &fields).await.unwrap();
}
