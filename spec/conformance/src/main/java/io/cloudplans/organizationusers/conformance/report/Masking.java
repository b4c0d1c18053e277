package io.cloudplans.organizationusers.conformance.report;

import io.cloudplans.organizationusers.conformance.setup.Caller;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes tokens, and addresses other than those of the kit's own users, from texts. */
public final class Masking {
  private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic|dpop)\\s+[^\\s,\"]+");
  private static final Pattern PARAMETER = Pattern.compile("(access_token=)[^&\\s]+");
  private static final Pattern JWT =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![A-Za-z0-9!#$&'*+/=?^_`{|}~.-])[A-Za-z0-9!#$&'*+/=?^_`{|}~.-]++(?:@|%40)([A-Za-z0-9.-]++)");
  private static final String OWN = Caller.DOMAIN.substring(1);

  private Masking() {}

  /** Returns a text without tokens and addresses. */
  public static String masked(String text) {
    String tokens = SCHEME.matcher(text).replaceAll("$1 <token>");
    tokens = PARAMETER.matcher(tokens).replaceAll("$1<token>");
    tokens = JWT.matcher(tokens).replaceAll("<token>");
    return ADDRESS.matcher(tokens).replaceAll(Masking::address);
  }

  private static String address(MatchResult match) {
    String domain = String.valueOf(match.group(1));
    boolean own = domain.endsWith(OWN) || domain.endsWith(".example");
    return Matcher.quoteReplacement(own ? match.group() : "<address>");
  }
}
