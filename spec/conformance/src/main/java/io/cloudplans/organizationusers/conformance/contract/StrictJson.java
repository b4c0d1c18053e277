package io.cloudplans.organizationusers.conformance.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads one JSON document in UTF-8 (RFC 8259), without duplicate names. */
public final class StrictJson {
  /** Bounds the memory; the full profile's roster has about 100,000 tokens. */
  private static final int MAX_TOKENS = 2_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StrictJson() {}

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if the bytes are not one such document
   */
  public static JsonNode read(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is not UTF-8", e);
    }
    if (text.startsWith("\ufeff")) {
      throw new IllegalArgumentException("begins with a byte-order mark");
    }
    try {
      requireFewTokens(text);
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new IllegalArgumentException("is empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is not one JSON document: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rejects a document whose tree may fill the memory; a token has at least one character. */
  private static void requireFewTokens(String text) throws IOException {
    if (text.length() <= MAX_TOKENS) {
      return;
    }
    int tokens = 0;
    try (JsonParser json = MAPPER.createParser(text)) {
      while (json.nextToken() != null) {
        if (++tokens > MAX_TOKENS) {
          throw new IllegalArgumentException("has more than " + MAX_TOKENS + " values");
        }
      }
    }
  }
}
