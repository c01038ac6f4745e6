package ktrdr.operations.owners;

/**
 * Identifies this server among those that share a database.
 *
 * @param owner id of this start of the server, unique for each start
 * @param node id of the server's home; of two starts with the same node, the earlier one is dead
 */
public record ThisServer(String owner, String node) {}
