<?php
/**
 * Makes the option out of what a form sends.
 *
 * @package RecoveryCalculator
 */

defined( 'ABSPATH' ) || exit;

/**
 * The option from the form's fields. What is wrong stays as it was, and a message says so.
 *
 * @param mixed $given What the form has sent, or the option itself.
 * @return array{theme: string, config: string}
 */
function rcv_sanitize( $given ) {
	$settings = rcv_settings();
	$given    = is_array( $given ) ? $given : array();
	$form     = isset( $given['form'] ) ? $given['form'] : '';
	if ( 'json' === $form ) {
		return rcv_sanitize_json( $settings, isset( $given['json'] ) ? $given['json'] : '' );
	}
	if ( 'clinic' === $form ) {
		return rcv_sanitize_clinic( $settings, $given );
	}
	// WordPress sanitises an option once more when it is stored for the first time.
	if ( isset( $given['theme'], $given['config'] ) && is_string( $given['config'] ) && isset( rcv_schemes()[ $given['theme'] ] ) ) {
		$config = rcv_read_config( $given['config'] );
		if ( ! is_wp_error( $config ) ) {
			return array(
				'theme'  => $given['theme'],
				'config' => (string) wp_json_encode( $config, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ),
			);
		}
	}
	return $settings;
}

/**
 * The option with another configuration.
 *
 * @param array{theme: string, config: string} $settings The option.
 * @param mixed                                $text     JSON, as somebody has written it.
 * @return array{theme: string, config: string}
 */
function rcv_sanitize_json( $settings, $text ) {
	$text   = is_string( $text ) ? $text : '';
	$config = rcv_read_config( $text );
	if ( is_wp_error( $config ) ) {
		foreach ( $config->get_error_messages() as $at => $message ) {
			add_settings_error( 'rcv_settings', 'rcv_json_' . $at, esc_html( $message . ' ' . __( 'Nothing was saved.', 'recovery-calculator' ) ) );
		}
		set_transient( rcv_draft_name(), $text, MINUTE_IN_SECONDS * 10 );
		return $settings;
	}
	$settings['config'] = (string) wp_json_encode( $config, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	return $settings;
}

/**
 * The name under which a configuration with a mistake is kept for the person who wrote it.
 *
 * @return string
 */
function rcv_draft_name() {
	return 'rcv_draft_' . get_current_user_id();
}

/**
 * The option with other details of the clinic.
 *
 * @param array{theme: string, config: string} $settings The option.
 * @param array<string, mixed>                 $given    The fields.
 * @return array{theme: string, config: string}
 */
function rcv_sanitize_clinic( $settings, $given ) {
	$config = rcv_config();
	foreach ( array( 'clinic', 'theme' ) as $part ) {
		if ( ! isset( $config->$part ) || ! $config->$part instanceof stdClass ) {
			$config->$part = new stdClass();
		}
	}
	foreach ( rcv_fields() as $key => $field ) {
		if ( ! isset( $given[ $key ] ) || ! is_string( $given[ $key ] ) ) {
			continue;
		}
		$value = rcv_sanitize_field( $field['kind'], $given[ $key ] );
		if ( null === $value ) {
			/* translators: 1: the name of a field, 2: what somebody has written. */
			$message = __( '“%1$s” cannot be “%2$s”; it was left as it was.', 'recovery-calculator' );
			add_settings_error( 'rcv_settings', 'rcv_' . $key, esc_html( sprintf( $message, $field['label'], sanitize_text_field( $given[ $key ] ) ) ) );
		} elseif ( 'theme' === $key ) {
			$settings['theme'] = $value;
		} else {
			$part = 'accent' === $key ? $config->theme : $config->clinic;
			if ( '' === $value ) {
				unset( $part->$key );
			} else {
				$part->$key = $value;
			}
		}
	}
	$settings['config'] = (string) wp_json_encode( $config, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	return $settings;
}

/**
 * A field's value in the shape of its kind.
 *
 * @param string $kind  The kind.
 * @param string $given What somebody has written.
 * @return string|null Null where it cannot be.
 */
function rcv_sanitize_field( $kind, $given ) {
	$text = trim( $given );
	if ( 'scheme' === $kind ) {
		return isset( rcv_schemes()[ $text ] ) ? $text : null;
	}
	if ( '' === $text ) {
		return '';
	}
	if ( 'country' === $kind ) {
		return preg_match( '/\A[A-Za-z]{2}\z/', $text ) ? strtoupper( $text ) : null;
	}
	if ( 'timezone' === $kind ) {
		return in_array( $text, timezone_identifiers_list( DateTimeZone::ALL_WITH_BC ), true ) ? $text : null;
	}
	if ( 'colour' === $kind ) {
		$colour = sanitize_hex_color( '#' === $text[0] ? $text : '#' . $text );
		return $colour ? $colour : null;
	}
	if ( 'address' === $kind ) {
		// Braces are for the planner to fill in, and esc_url_raw() would remove them.
		return preg_match( '~\A(?:https?://|mailto:|tel:|sms:|/(?!/))[^\s<>"\'\\\\`\x00-\x1F]+\z~i', $text ) ? $text : null;
	}
	return sanitize_text_field( $text );
}
