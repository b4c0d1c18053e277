package io.cloudplans.organizationusers.server.pages;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the documentation depends on.
 *
 * @param url the address that callers know the server by; null leaves every address relative
 * @param tokens gives tokens away, in a demo alone; null gives none
 */
public record Documentation(@Nullable PublicUrl url, @Nullable Supplier<List<DemoToken>> tokens) {
  /** What holds where nothing is configured. */
  public static final Documentation STANDARD = new Documentation(null, null);
}
