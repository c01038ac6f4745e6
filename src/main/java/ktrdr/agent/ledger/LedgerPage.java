package ktrdr.agent.ledger;

import java.util.Optional;

/**
 * Which attempts to list, the newest first.
 *
 * @param root id of the root operation of a session; empty for all
 * @param waiting true for those only that wait for a person
 * @param before the id with which the page before ended; empty for the first page
 * @param limit how many, at most
 */
public record LedgerPage(
    Optional<String> root, boolean waiting, Optional<Long> before, int limit) {}
