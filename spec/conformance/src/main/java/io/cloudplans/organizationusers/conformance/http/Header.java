package io.cloudplans.organizationusers.conformance.http;

/** A header field as sent over the wire. */
public record Header(String name, String value) {}
