//! Nothing is lost, whatever fails and whenever.
