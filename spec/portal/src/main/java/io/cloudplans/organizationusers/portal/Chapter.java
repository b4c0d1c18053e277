package io.cloudplans.organizationusers.portal;

import io.cloudplans.organizationusers.portal.page.Rendered;
import java.util.List;

/** Pages that stand together in the navigation. */
public record Chapter(String title, List<Rendered> pages) {}
