package io.cloudplans.organizationusers.portal.page;

/**
 * A section that the search finds: a heading and the text below it.
 *
 * @param heading the heading; the page's title for the text before the first heading
 */
public record Section(Heading heading, String text) {}
