package io.cloudplans.organizationusers.portal.page;

/**
 * A heading of a page.
 *
 * @param level from 1 to 6
 * @param id the anchor
 */
public record Heading(int level, String id, String text) {}
