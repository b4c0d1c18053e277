package io.cloudplans.organizationusers.rules.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.roster.UserFilter;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the cursor of a page and creates the link to the next page (RFC 8288). */
public final class Paging {
  private final ProblemType invalidRequest;

  /** Creates the paging of a contract. */
  public Paging(ProblemTypes types) {
    invalidRequest = types.of("invalid-request");
  }

  /**
   * Returns the filter for the page at a cursor; throws {@link RequestProblemException} if the
   * cursor belongs to another list.
   *
   * @param cursor null for the first page
   */
  public UserFilter pageAt(@Nullable String cursor, long orgId, UserFilter filter) {
    if (cursor == null) {
      return filter;
    }
    if (filter.limit() == null) {
      throw invalidCursor("requires limit");
    }
    return filter.startingAfter(
        Cursor.last(cursor, orgId, filter)
            .orElseThrow(() -> invalidCursor("must come from a Link of the same list")));
  }

  private RequestProblemException invalidCursor(String detail) {
    Fault fault = new Fault(Fault.Kind.PARAMETER, "cursor", detail);
    return new RequestProblemException(invalidRequest, List.of(fault), Map.of());
  }

  /**
   * Returns the {@code Link} to the next page, relative to the requested URL (RFC 3986, section
   * 5.2.2), so that it is valid under any path prefix.
   *
   * @param last the last address of the page
   */
  public String link(long orgId, UserFilter filter, String last) {
    Map<String, @Nullable Object> query = new LinkedHashMap<>();
    query.put("org_id", orgId);
    query.put("state", filter.state() == null ? null : filter.state().wireName());
    query.put("role", filter.role() == null ? null : filter.role().wireName());
    query.put("user_id", filter.email());
    query.put("limit", filter.limit());
    query.put("cursor", Cursor.of(orgId, filter, last));
    return query.entrySet().stream()
        .filter(parameter -> parameter.getValue() != null)
        .map(parameter -> parameter.getKey() + "=" + encoded(String.valueOf(parameter.getValue())))
        .collect(Collectors.joining("&", "<?", ">; rel=\"next\""));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
