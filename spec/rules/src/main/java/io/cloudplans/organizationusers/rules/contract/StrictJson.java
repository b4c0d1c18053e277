package io.cloudplans.organizationusers.rules.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Reads a body that is one I-JSON document (RFC 7493). */
public final class StrictJson {
  private static final int MAX_DEPTH = 32;

  /** The number of digits of the largest double (RFC 7493, section 2.2). */
  private static final int MAX_DIGITS = 309;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(Operation.MAX_BODY_BYTES)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private StrictJson() {}

  /**
   * Reads a document. A number outside the range of a double becomes the nearest double, which a
   * schema can validate.
   *
   * @throws NotJsonException if the bytes are not one document
   */
  public static JsonNode read(byte[] bytes) throws NotJsonException {
    try {
      // Decode first: Jackson also accepts other charsets and a byte-order mark.
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonParser parser = new BoundedNumbers(MAPPER.createParser(text));
      JsonNode document = MAPPER.readTree(parser);
      if (document == null
          || parser.nextToken() != null
          || document.toString().codePoints().anyMatch(StrictJson::isForbidden)) {
        throw new NotJsonException();
      }
      return document;
    } catch (IOException e) {
      throw new NotJsonException();
    }
  }

  /** Returns whether I-JSON forbids a code point: a surrogate or a noncharacter (section 2.1). */
  private static boolean isForbidden(int point) {
    return Character.getType(point) == Character.SURROGATE
        || (point & 0xFFFE) == 0xFFFE
        || (point >= 0xFDD0 && point <= 0xFDEF);
  }

  /** Prevents validators from expanding exponents and from parsing thousands of digits. */
  private static final class BoundedNumbers extends JsonParserDelegate {
    BoundedNumbers(JsonParser parser) {
      super(parser);
    }

    @Override
    public double getDoubleValue() throws IOException {
      double value = Double.parseDouble(getText());
      return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
      return getTextLength() <= MAX_DIGITS
          ? super.getBigIntegerValue()
          : BigDecimal.valueOf(getDoubleValue()).toBigInteger();
    }
  }

  /** Signals that bytes are not one I-JSON document. */
  public static final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    NotJsonException() {
      super(null, null, false, false);
    }
  }
}
