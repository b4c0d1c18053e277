package io.cloudplans.organizationusers.client.internal.response;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudplans.organizationusers.client.internal.Json;
import io.cloudplans.organizationusers.client.internal.model.OrganizationUser;
import io.cloudplans.organizationusers.client.internal.model.OrganizationUserList;
import io.cloudplans.organizationusers.client.model.MfaRequirements;
import io.cloudplans.organizationusers.client.model.User;
import io.cloudplans.organizationusers.client.model.Version;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads a list's body user by user. It ends only when the whole body was what it must be. */
public final class RosterReader implements Iterator<User>, AutoCloseable {
  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  /** For values in the midst of the body. */
  private static final ObjectReader PART =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final CallResponse answer;
  private final JsonParser parser;
  private final ObjectNode envelope = JsonNodeFactory.instance.objectNode();
  private boolean started;
  private boolean inUsers;
  private boolean hadUsers;
  private boolean ended;
  private @Nullable User next;

  public RosterReader(CallResponse answer) {
    this.answer = answer;
    try {
      parser = Json.MAPPER.createParser(answer.body());
    } catch (IOException e) {
      answer.giveUp();
      throw TimeoutInputStream.failure(e);
    }
  }

  public Version version() {
    return answer.version();
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = read();
    }
    return next != null;
  }

  @Override
  public User next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    User user = answer.required(next, "users");
    next = null;
    return user;
  }

  /** What follows the users, or stands before them. */
  public MfaRequirements mfa() {
    var mfa = answer.required(envelope().getMfa(), "mfa");
    return new MfaRequirements(
        answer.required(mfa.getView(), "mfa.view"),
        answer.required(mfa.getCreate(), "mfa.create"),
        answer.required(mfa.getUpdate(), "mfa.update"),
        answer.required(mfa.getDelete(), "mfa.delete"),
        answer.required(mfa.getUsersmgmt(), "mfa.usersmgmt"));
  }

  public Map<String, Object> unknownMembers() {
    return unknown(
        envelope,
        OrganizationUserList.JSON_PROPERTY_STATUS,
        OrganizationUserList.JSON_PROPERTY_MFA);
  }

  private @Nullable User read() {
    try {
      if (!started) {
        started = true;
        require(parser.nextToken() == JsonToken.START_OBJECT);
      }
      return advance();
    } catch (JsonProcessingException e) {
      throw answer.malformed("the body is not the JSON that the contract describes", e);
    } catch (IOException e) {
      throw TimeoutInputStream.failure(e);
    }
  }

  private @Nullable User advance() throws IOException {
    while (!ended) {
      JsonToken token = parser.nextToken();
      if (inUsers && token != JsonToken.END_ARRAY) {
        return user();
      }
      if (inUsers) {
        inUsers = false;
      } else if (token == JsonToken.FIELD_NAME) {
        member(parser.currentName());
      } else {
        require(token == JsonToken.END_OBJECT && parser.nextToken() == null);
        end();
      }
    }
    return null;
  }

  private void member(String name) throws IOException {
    boolean array = parser.nextToken() == JsonToken.START_ARRAY;
    if (array && name.equals(OrganizationUserList.JSON_PROPERTY_USERS)) {
      require(!hadUsers);
      hadUsers = true;
      inUsers = true;
    } else {
      envelope.set(name, PART.readTree(parser));
    }
  }

  private void end() {
    ended = true;
    answer.requireStatus(envelope().getStatus());
    answer.required(hadUsers ? hadUsers : null, "users");
    mfa();
  }

  private OrganizationUserList envelope() {
    try {
      return Json.MAPPER.treeToValue(envelope, OrganizationUserList.class);
    } catch (JsonProcessingException e) {
      throw answer.malformed("the body is not the JSON that the contract describes", e);
    }
  }

  private User user() throws IOException {
    require(parser.currentToken() == JsonToken.START_OBJECT);
    ObjectNode members = (ObjectNode) PART.readTree(parser);
    OrganizationUser user = Json.MAPPER.treeToValue(members, OrganizationUser.class);
    return new User(
        answer.required(user.getEmail(), "email"),
        answer.required(user.getRole(), "role"),
        answer.required(user.getState(), "state"),
        unknown(
            members,
            OrganizationUser.JSON_PROPERTY_EMAIL,
            OrganizationUser.JSON_PROPERTY_ROLE,
            OrganizationUser.JSON_PROPERTY_STATE));
  }

  private static Map<String, Object> unknown(ObjectNode members, String... known) {
    return members.size() == known.length
        ? Map.of()
        : Json.MAPPER.convertValue(members.deepCopy().remove(List.of(known)), MEMBERS);
  }

  private void require(boolean isSo) {
    if (!isSo) {
      throw answer.malformed("the body is not the JSON that the contract describes", null);
    }
  }

  /** Gives the rest of the body up. */
  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw TimeoutInputStream.failure(e);
    }
  }
}
