package io.cloudplans.organizationusers.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudplans.organizationusers.rules.contract.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads the resolved contract, with the public URL as its server. */
final class ContractDocument {
  private ContractDocument() {}

  /**
   * Returns a file of the contract.
   *
   * @param url replaces the relative URL of the server; null keeps it
   */
  static byte[] read(String name, @Nullable PublicUrl url) {
    try {
      byte[] document = Contract.file(name);
      return url == null ? document : withServer(document, name, url.url());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withServer(byte[] document, String name, String url) {
    String[] line =
        name.endsWith(".json")
            ? new String[] {"\"url\" : \"/\"", "\"url\" : \"" + url + "\""}
            : new String[] {"url: /\n", "url: " + url + "\n"};
    String text = new String(document, UTF_8);
    if (!text.contains(line[0])) {
      throw new IllegalStateException(name + " has no relative server");
    }
    return text.replace(line[0], line[1]).getBytes(UTF_8);
  }
}
