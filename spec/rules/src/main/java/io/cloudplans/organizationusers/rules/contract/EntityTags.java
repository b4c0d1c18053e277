package io.cloudplans.organizationusers.rules.contract;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates and compares the entity tags of organizations (RFC 9110, section 8.8.3). */
public final class EntityTags {
  private static final Pattern TAG = Pattern.compile("(W/)?\"[^\"]*\"");

  private EntityTags() {}

  /** Returns the tag of an organization's version, for a body without a content coding. */
  public static String of(long orgId, long version) {
    return "\"" + orgId + '-' + version + '"';
  }

  /** Returns the tag of the same version for a body in gzip. */
  public static String gzipped(String tag) {
    return tag.replaceFirst("\"$", "-gzip\"");
  }

  private static List<String> bothForms(long orgId, long version) {
    return List.of(of(orgId, version), gzipped(of(orgId, version)));
  }

  /** Returns whether {@code If-Match} permits a write (section 13.1.1); null means no condition. */
  public static boolean permitsWrite(@Nullable String ifMatch, long orgId, long version) {
    return ifMatch == null || matches(tags(ifMatch), bothForms(orgId, version));
  }

  /**
   * Returns whether {@code If-None-Match} names the current version (section 13.1.2); null means no
   * condition.
   */
  public static boolean isNotModified(@Nullable String ifNoneMatch, long orgId, long version) {
    return names(ifNoneMatch, bothForms(orgId, version));
  }

  /** Returns whether {@code If-None-Match} names one of the tags of a document; null names none. */
  public static boolean names(@Nullable String header, List<String> current) {
    return header != null && matches(tags(header).map(tag -> tag.replaceFirst("^W/", "")), current);
  }

  private static boolean matches(Stream<String> tags, List<String> current) {
    return tags.anyMatch(tag -> tag.equals("*") || current.contains(tag));
  }

  /** Returns the well-formed tags of a header. */
  private static Stream<String> tags(String header) {
    return header.equals("*")
        ? Stream.of(header)
        : TAG.matcher(header).results().map(MatchResult::group);
  }
}
