/**
 * Follows work until it ends: the live tree, the event listener, Ctrl-C. It listens to the event
 * stream and polls when there is none. Start reading at {@link Follower}.
 */
package ktrdr.cli.command.follow;
