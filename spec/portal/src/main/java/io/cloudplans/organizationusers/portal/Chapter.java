package io.cloudplans.organizationusers.portal;

import io.cloudplans.organizationusers.portal.page.RenderedPage;
import java.util.List;

/** A group of pages in the navigation. */
public record Chapter(String title, List<RenderedPage> pages) {}
