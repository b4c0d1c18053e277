package io.cloudplans.organizationusers.portal.page;

/**
 * What the search finds: a heading, and the text below it.
 *
 * @param heading the page's own title for what stands before the first heading
 */
public record Section(Heading heading, String text) {}
