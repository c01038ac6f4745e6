/**
 * What is wrong with this machine, its settings and its server: small examinations, each a fact.
 */
package ktrdr.cli.doctor;
