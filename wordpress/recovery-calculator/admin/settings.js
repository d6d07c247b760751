// The settings page: the builder in its frame and the text under it hold the same configuration.
//
// The builder tells its configuration when it has started and whenever it changes; the first time,
// it is handed what the text has.
( () => {
	let hasStarted = false;
	let isSaved = true;
	const frame = () => document.querySelector( '#rcv-builder' );
	const text = () => document.querySelector( '#rcv_json' );

	/** Hands the text to the builder. WordPress says what is wrong with it when it is saved. */
	const open = () => {
		let config;
		try {
			config = JSON.parse( text().value );
		} catch {
			return;
		}
		frame()?.contentWindow.postMessage( { type: 'rcv-builder-open', host: 'wordpress', config }, location.origin );
	};

	window.addEventListener( 'message', ( { origin, source, data } ) => {
		const builder = frame()?.contentWindow;
		if ( origin !== location.origin || ! builder || source !== builder || data?.type !== 'rcv-builder' ) {
			return;
		}
		if ( ! hasStarted ) {
			hasStarted = true;
			// Somebody who loads the frame anew must not lose what the text has.
			builder.addEventListener( 'pagehide', () => {
				hasStarted = false;
			} );
			open();
		} else if ( data.config && typeof data.config === 'object' ) {
			const written = JSON.stringify( data.config, null, 4 );
			isSaved = isSaved && written === text().value;
			text().value = written;
		}
	} );

	document.addEventListener( 'change', ( { target } ) => {
		if ( target.closest( '.rcv-settings' ) ) {
			isSaved = false;
		}
		if ( target === text() ) {
			open();
		}
	} );
	document.addEventListener( 'submit', () => {
		isSaved = true;
	} );
	window.addEventListener( 'beforeunload', ( event ) => {
		if ( ! isSaved ) {
			event.preventDefault();
			event.returnValue = true;
		}
	} );
} )();
