package ktrdr.operations.owners;

import java.time.Instant;
import java.util.List;

/** Stores the heartbeats of servers, timed by the database's clock: the only one they all share. */
public interface OwnerStore {

  /**
   * The last heartbeat of a server.
   *
   * @param owner one start of a server
   * @param node the server's home
   * @param last when the server last sent a beat
   * @param now the database's time when this was read
   */
  record Beat(String owner, String node, Instant started, Instant last, Instant now) {}

  /** Adds a server that starts. */
  void register(ThisServer server);

  /**
   * Records a heartbeat.
   *
   * @return false when the server is unknown, because it was declared dead
   */
  boolean beat(String owner);

  /** Removes a server that has ended, or that is dead and whose work was taken over. */
  void remove(String owner);

  /** Returns the last heartbeat of every known server. */
  List<Beat> beats();
}
