package ktrdr.agent.ledger;

/**
 * One attempt to call a language model.
 *
 * @param operation id of the operation that it is made for
 * @param root id of that operation's root
 * @param phase in lower case, such as {@code design}
 * @param turn of the conversation, from 1
 * @param number of the attempt within the turn, from 1
 * @param term in which its server owns the operation
 */
public record Attempt(
    String operation, String root, String phase, int turn, int number, long term) {}
