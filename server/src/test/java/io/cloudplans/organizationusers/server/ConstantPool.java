package io.cloudplans.organizationusers.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the texts of a class file (JVM Specification, section 4.4), including its literals. */
public final class ConstantPool {
  private static final int TEXT = 1;

  /** The lengths of the other constants, by tag. */
  private static final Map<Integer, Integer> BYTES =
      Map.ofEntries(
          Map.entry(3, 4), // Integer
          Map.entry(4, 4), // Float
          Map.entry(5, 8), // Long
          Map.entry(6, 8), // Double
          Map.entry(7, 2), // Class
          Map.entry(8, 2), // String
          Map.entry(9, 4), // Fieldref
          Map.entry(10, 4), // Methodref
          Map.entry(11, 4), // InterfaceMethodref
          Map.entry(12, 4), // NameAndType
          Map.entry(15, 3), // MethodHandle
          Map.entry(16, 2), // MethodType
          Map.entry(17, 4), // Dynamic
          Map.entry(18, 4), // InvokeDynamic
          Map.entry(19, 2), // Module
          Map.entry(20, 2)); // Package

  private ConstantPool() {}

  public static List<String> texts(InputStream classFile) throws IOException {
    DataInputStream data = new DataInputStream(classFile);
    data.skipNBytes(8); // magic and version
    int count = data.readUnsignedShort();
    List<String> texts = new ArrayList<>();
    for (int index = 1; index < count; index++) {
      int tag = data.readUnsignedByte();
      if (tag == TEXT) {
        texts.add(data.readUTF());
        continue;
      }
      int bytes = Objects.requireNonNull(BYTES.get(tag));
      data.skipNBytes(bytes);
      // A constant of eight bytes occupies two entries.
      index += bytes == 8 ? 1 : 0;
    }
    return texts;
  }
}
