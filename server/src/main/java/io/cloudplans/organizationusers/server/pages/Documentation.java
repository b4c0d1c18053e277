package io.cloudplans.organizationusers.server.pages;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the documentation.
 *
 * @param url the public URL of the server; null keeps all URLs relative
 * @param tokens supplies tokens to readers, in a demo only; null for none
 */
public record Documentation(@Nullable PublicUrl url, @Nullable Supplier<List<DemoToken>> tokens) {
  /** The default configuration. */
  public static final Documentation STANDARD = new Documentation(null, null);
}
