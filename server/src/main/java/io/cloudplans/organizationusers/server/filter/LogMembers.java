package io.cloudplans.organizationusers.server.filter;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.TreeMap;

/** Members of a request's log line that are known before the response, such as the peer. */
public final class LogMembers {
  private static final String MEMBERS = LogMembers.class.getName();

  private LogMembers() {}

  /** Adds a member, whose value must not contain a token, an e-mail address or a reason. */
  public static void add(ContainerRequestContext request, String name, String value) {
    Map<String, String> members = new TreeMap<>(of(request));
    members.put(name, value);
    request.setProperty(MEMBERS, members);
  }

  @SuppressWarnings("unchecked")
  static Map<String, String> of(ContainerRequestContext request) {
    Object members = request.getProperty(MEMBERS);
    return members == null ? Map.of() : (Map<String, String>) members;
  }
}
