package ktrdr.operations;

/**
 * This server among those that share a database.
 *
 * @param owner this start of it: no two starts have the same
 * @param node its home: of two starts with the same node, the earlier one is dead
 */
public record ThisServer(String owner, String node) {}
