/**
 * One server, reached by HTTP: its clients, refusals, and whether it is alive. Loading its HTTP
 * client takes most of the CLI's start-up time, so only commands that call a server touch it. Start
 * reading at {@link Server}.
 */
package ktrdr.cli.client.http;
