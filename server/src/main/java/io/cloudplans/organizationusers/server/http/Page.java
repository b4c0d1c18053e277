package io.cloudplans.organizationusers.server.http;

/** A document that never changes while the server runs. */
record Page(String mediaType, String content) {}
