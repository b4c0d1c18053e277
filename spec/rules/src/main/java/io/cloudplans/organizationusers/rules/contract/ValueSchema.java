package io.cloudplans.organizationusers.rules.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.net.URLEncoder;
import java.util.List;

/** A schema that validates values. */
public record ValueSchema(Schema schema) {
  /** The maximum length of an unknown member's name in a fault, which bounds the response. */
  private static final int MAX_NAME_LENGTH = 128;

  /** The maximum number of members whose faults are worth the time to find them. */
  private static final int MAX_MEMBERS = 100;

  /** Returns whether a text matches the schema. */
  public boolean fits(String text) {
    return schema.validate(new TextNode(text)).isEmpty();
  }

  /** Returns the faults of a request body. */
  public List<Fault> faults(byte[] body) {
    try {
      JsonNode document = StrictJson.read(body);
      if (document.isObject() && document.size() > MAX_MEMBERS) {
        return wholeBody("must have at most " + MAX_MEMBERS + " members");
      }
      return schema.validate(document).stream()
          .map(error -> new Fault(Fault.Kind.POINTER, pointer(error), Requirement.of(error)))
          .toList();
    } catch (StrictJson.NotJsonException e) {
      return wholeBody("must be one I-JSON document in UTF-8");
    }
  }

  private static List<Fault> wholeBody(String detail) {
    return List.of(new Fault(Fault.Kind.POINTER, "#", detail));
  }

  /**
   * Returns the location of a fault, which for a missing or unknown member is the member itself,
   * not its object.
   */
  private static String pointer(Error error) {
    StringBuilder pointer = new StringBuilder("#");
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      pointer.append('/').append(token(error.getInstanceLocation().getName(i)));
    }
    if (error.getProperty() != null && error.getProperty().length() <= MAX_NAME_LENGTH) {
      pointer.append('/').append(token(error.getProperty()));
    }
    return pointer.toString();
  }

  /** Escapes a name for a pointer in a URI fragment (RFC 6901, sections 3 and 6). */
  private static String token(String name) {
    return URLEncoder.encode(name.replace("~", "~0").replace("/", "~1"), UTF_8)
        .replace("+", "%20")
        .replace("%7E", "~");
  }
}
