package io.cloudplans.organizationusers.portal.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.module.ModuleDescriptor.Version;

/** A version of the contract. */
record Release(Version version, JsonNode document) implements Comparable<Release> {
  static Release of(JsonNode document) {
    return new Release(Version.parse(document.at("/info/version").asText()), document);
  }

  int major() {
    return Integer.parseInt(version.toString().replaceFirst("\\..*", ""));
  }

  @Override
  public int compareTo(Release other) {
    return version.compareTo(other.version);
  }
}
