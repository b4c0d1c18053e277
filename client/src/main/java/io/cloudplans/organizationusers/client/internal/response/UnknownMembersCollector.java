package io.cloudplans.organizationusers.client.internal.response;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.cloudplans.organizationusers.client.internal.Json;
import java.io.IOException;
import java.io.StringWriter;

/**
 * Copies the unknown members of one object. Accepts at most 1 MiB, and rejects what could not be
 * parsed on each use: duplicates, deep nesting and long numbers.
 */
final class UnknownMembersCollector {
  private static final int MAX_CHARACTERS = 1 << 20;

  /** The limits of Jackson since 2.15; earlier versions have none. */
  private static final int MAX_DEPTH = 1000;

  private static final int MAX_DIGITS = 1000;

  private final CallResponse response;
  private final StringWriter text = new StringWriter();
  private final JsonGenerator copy;

  UnknownMembersCollector(CallResponse response) throws IOException {
    this.response = response;
    copy = Json.MAPPER.getFactory().createGenerator(text);
    copy.enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    copy.writeStartObject();
  }

  /** Copies the current member of the parser with its whole value. */
  void add(String name, JsonParser json) throws IOException {
    copy.writeFieldName(name);
    for (int depth = copyToken(json); depth > 0; depth += copyToken(json)) {
      response.requireJson(depth < MAX_DEPTH);
      json.nextToken();
    }
  }

  /** Copies a token; returns the change of the depth. */
  private int copyToken(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token.isNumeric()) {
      response.requireJson(json.getTextLength() <= MAX_DIGITS);
      copy.writeNumber(json.getText());
    } else {
      copy.copyCurrentEvent(json);
    }
    if (text.getBuffer().length() > MAX_CHARACTERS) {
      throw new BoundedInputStream.LimitException(MAX_CHARACTERS);
    }
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }

  UnknownMembers members() throws IOException {
    copy.close();
    return new UnknownMembers(text.toString());
  }
}
