package io.cloudplans.organizationusers.portal;

import io.cloudplans.organizationusers.portal.page.Rendered;
import java.util.List;

/** A group of pages in the navigation. */
public record Chapter(String title, List<Rendered> pages) {}
