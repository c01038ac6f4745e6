package ktrdr.sessions.doctor;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * The heap of this server.
 *
 * @param used bytes in use after the last collection of each memory pool
 * @param most the largest heap, in bytes
 */
record Heap(long used, long most) {
  static Heap now() {
    long used = 0;
    for (MemoryPoolMXBean part : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage after = part.getCollectionUsage();
      used += part.getType() == MemoryType.HEAP && after != null ? after.getUsed() : 0;
    }
    return new Heap(used, Runtime.getRuntime().maxMemory());
  }
}
