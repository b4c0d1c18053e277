package io.cloudplans.organizationusers.conformance.session;

/** A user on a roster. */
public record User(String email, String role, String state) {}
