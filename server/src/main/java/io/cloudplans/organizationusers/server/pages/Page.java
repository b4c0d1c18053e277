package io.cloudplans.organizationusers.server.pages;

/** A document that never changes while the server runs. */
record Page(String mediaType, String content) {}
