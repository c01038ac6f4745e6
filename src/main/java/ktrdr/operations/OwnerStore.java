package ktrdr.operations;

import java.time.Instant;
import java.util.List;

/** Where servers say that they live. By the database's clock, the only one that all of them see. */
public interface OwnerStore {

  /**
   * The last sign of life of a server.
   *
   * @param now the database's clock when it was read
   */
  record Beat(String owner, String node, Instant started, Instant last, Instant now) {}

  /** A server begins. */
  void register(ThisServer server);

  /**
   * A sign of life.
   *
   * @return false when the server is not known: it was declared dead
   */
  boolean beat(String owner);

  /** A server has ended, or is dead and its work is taken over. */
  void remove(String owner);

  List<Beat> beats();
}
