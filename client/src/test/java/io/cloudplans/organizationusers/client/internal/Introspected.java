package io.cloudplans.organizationusers.client.internal;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Set;
import java.util.TreeSet;

/** Records the project's classes that Jackson reflects on, including cached ones. */
public final class Introspected extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  private final TreeSet<String> names = new TreeSet<>();

  private Introspected() {}

  /** Returns the names of the classes that the calls need. */
  public static Set<String> during(Runnable calls) {
    Introspected recorder = new Introspected();
    var before = Json.MAPPER.getSerializationConfig().getAnnotationIntrospector();
    Json.MAPPER.clearCaches();
    Json.MAPPER.setAnnotationIntrospector(recorder);
    try {
      calls.run();
    } finally {
      Json.MAPPER.setAnnotationIntrospector(before);
    }
    return recorder.names;
  }

  @Override
  public boolean hasIgnoreMarker(AnnotatedMember member) {
    record(member.getDeclaringClass());
    return super.hasIgnoreMarker(member);
  }

  private void record(Class<?> type) {
    if (type.getName().startsWith("io.cloudplans.")) {
      names.add(type.getName());
      Class<?> mixIn = Json.MAPPER.findMixInClassFor(type);
      if (mixIn != null) {
        names.add(mixIn.getName());
      }
    }
  }
}
