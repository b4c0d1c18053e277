package io.cloudplans.organizationusers.rules.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Reads a body that is one I-JSON document (RFC 7493). */
public final class StrictJson {
  private static final int DEEPEST = 32;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /** The document; throws {@link NotJsonException} where the bytes are none. */
  public static JsonNode read(byte[] bytes) throws NotJsonException {
    try {
      // Decoded first, because Jackson would take other charsets and a byte-order mark, too.
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode document = MAPPER.readTree(text);
      if (document.isMissingNode() || !UTF_8.newEncoder().canEncode(document.toString())) {
        throw new NotJsonException();
      }
      return document;
    } catch (CharacterCodingException | JsonProcessingException e) {
      throw new NotJsonException();
    }
  }

  /** Bytes that are not one I-JSON document. */
  public static final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NotJsonException() {
      super(null, null, false, false);
    }
  }
}
