/**
 * Finds the operation that the user means. What matches nothing or several things is refused with a
 * sentence. Start reading at {@link OperationIds}.
 */
package ktrdr.cli.client.find;
