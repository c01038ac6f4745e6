/**
 * What is wrong with this machine, its settings and its server. Each check states one fact and what
 * to do about it. Start reading at {@link Examination}.
 */
package ktrdr.cli.doctor;
